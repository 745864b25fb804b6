"""`python -m supportctl` is the same command as `supportctl`."""

from supportctl.cli.app import main

if __name__ == "__main__":
    main()
