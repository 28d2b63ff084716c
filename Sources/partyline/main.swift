// The commands arrive with the modules they call.
