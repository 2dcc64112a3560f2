-- question: Which boards come closest to a third, a third, a third, and which are furthest from it?
-- says: Every board that has a place in `league`, which ranks like with like: one sector, one kind of body, one ceiling.
-- column place: Place among the boards of the same sector, kind of body and legal ceiling; boards of one score share it.
-- column among: Number of boards that it is placed among.
-- column sector: Service sector of the organisation.
-- column kind: Kind of body, one word for many names.
SELECT
    b.organisation, b.sector, b.body, b.kind, b.basis, b.as_at, b.seats_w, b.seats_u, b.seats_s, b.seats_m,
    b.seats_unclassified, b.score, b.score_high, b.score_max, b.score_of_max, b.ceiling, b.pattern, b.band,
    b.controlling_bloc, l.rank AS place, l.ranked_in_league AS among, b.board_id, b.source_url
FROM current_boards AS b
JOIN league AS l ON l.board_id = b.board_id
WHERE b.ranked AND l.rank IS NOT NULL
ORDER BY b.score DESC, b.organisation, b.body
