"""Real apps end to end: the app alone beside the app behind its migrated Next.js project."""
