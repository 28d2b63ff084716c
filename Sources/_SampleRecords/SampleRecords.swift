// placeholder until the first record
