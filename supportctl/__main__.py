"""`python -m supportctl` is the same command as `supportctl`."""

from supportctl.cli.entry import main

if __name__ == "__main__":
    main()
