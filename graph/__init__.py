"""What is known: models, schema, archive, store, loader, network and exports. Imports nothing of ours."""
