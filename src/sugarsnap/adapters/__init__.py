"""What stands behind the ports: files, processes, the network and the clock."""
