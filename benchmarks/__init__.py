"""How we measure: `python -m benchmarks NAME [--data FOLDER]`."""
