"""What every face needs: addresses, parameters, calls, cookies."""
