/// The version of the tool: with scenario, seed and shard it decides every byte.
let partylineVersion = "0.1.0"
