"""Ends with 0 when the dashboard on this machine says that it is well: health.py [PORT]."""

import sys
import urllib.request


def main() -> None:
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8501
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=4):
            return
    except OSError as error:
        sys.exit(f"The dashboard on port {port} does not answer: {error}")


if __name__ == "__main__":
    main()
