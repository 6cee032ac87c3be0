"""The committee's paper: from what is told of a quarter to blocks, and from blocks to a file in any of four formats."""
