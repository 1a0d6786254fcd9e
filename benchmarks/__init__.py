"""What `make bench` runs: our times and memory beside a floor or a peer measured in the same run."""
