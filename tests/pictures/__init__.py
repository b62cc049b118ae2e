"""The picture pipeline: rules, headers, decoding, the child process, and the store on disk."""
