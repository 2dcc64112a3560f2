-- question: Which boards come closest to a third, a third, a third, and which are furthest from it?
-- says: Every board that may be ranked, with its place among like with like: one sector, one kind of body, one ceiling.
-- column place: Place among the boards of the same sector, kind of body and legal ceiling; boards of one score share it.
-- column among: Number of boards that it is placed among.
-- column sector: Service sector of the organisation.
-- column kind: Kind of body, one word for many names.
SELECT
    organisation, sector, body, kind, basis, as_at, seats_w, seats_u, seats_s, seats_m, seats_unclassified, score,
    score_high, score_max, ceiling, pattern, band, controlling_bloc,
    rank() OVER (PARTITION BY sector, kind, ceiling ORDER BY score DESC) AS place,
    count(*) OVER (PARTITION BY sector, kind, ceiling) AS among,
    board_id, source_url
FROM current_boards
WHERE ranked
ORDER BY score DESC, organisation, body
