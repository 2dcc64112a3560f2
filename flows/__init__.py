"""The flow that runs an audit, and the command line that starts it."""

from flows.settings import prepare_environment

# Prefect reads its environment when it is imported, and everything that imports it lives in this package.
prepare_environment()
