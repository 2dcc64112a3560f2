-- says: The same as boards_as_of in few columns: as_of('2024-04-01'), as_of('2024-04-01', known := '2026-12-01').
CREATE OR REPLACE MACRO as_of(day, known := NULL) AS TABLE
SELECT
    organisation, body, basis, as_at, seats_w, seats_u, seats_s, seats_m, seats_unclassified, score, score_low,
    score_high, pattern, controlling_bloc, complete, source_url, board_id, known_from
FROM boards_as_of(day, known := known)
