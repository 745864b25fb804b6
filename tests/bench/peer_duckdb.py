"""What a user of DuckDB would write instead of an audit: python peer_duckdb.py TICKETS.csv [WORKING_DAYS.csv]

The work is in peer_duckdb.sql. With the table of working days mail and web are judged in opening hours, else around
the clock. Prints, as JSON by channel and metric, contacts by state and the seconds that finished ones took.
"""

import json
import sys
from pathlib import Path

import duckdb

COLUMNS = ("day", "before_us", "open1", "close1", "open2", "close2")
WORKING = f"create table working ({', '.join(f'{name} bigint' for name in COLUMNS)})"


def main() -> None:
    """Load, judge both metrics, print."""
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")
    connection.execute(WORKING)
    if len(sys.argv) > 2:
        connection.execute("insert into working from read_csv($days)", {"days": sys.argv[2]})
    connection.execute("set variable tickets = $tickets", {"tickets": sys.argv[1]})
    connection.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
    print(json.dumps({key: json.loads(figures) for key, figures in connection.fetchall()}))


if __name__ == "__main__":
    main()
