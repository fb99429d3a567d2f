"""The subscription of an organisation: trial, package, renewal, read-only, cancellation, deletion; exports."""
