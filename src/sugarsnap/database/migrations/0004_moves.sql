-- What a database says of a move of its house: that it is being filled from another, or that the house
-- has gone to another. Whoever writes asks for it, and writes only where there is no row.

CREATE TABLE moves (
  direction TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL
); -- clustered
