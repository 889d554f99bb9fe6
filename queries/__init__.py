"""What is asked: one `.cypher` file a question, the catalogue that reads them and the runner that asks."""
