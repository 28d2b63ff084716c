// placeholder until the first suite
