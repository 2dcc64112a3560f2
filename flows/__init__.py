"""The flow that runs an audit, and the command line that starts it."""
