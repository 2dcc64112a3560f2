-- sentence: The largest fall on record is that of the {body} of {organisation}, {when}: from {u0} user, {s0} state and
--   {m0} other seats to {u1}, {s1} and {m1}, and from {was:.1f} to {is:.1f} of 100.
-- caution: Only whole boards whose every seat is known can be compared; there are {n} such pairs. {publisher}
WITH steps AS (
    SELECT h.*, p.seats_u AS u0, p.seats_s AS s0, p.seats_m AS m0, p.score_low AS score_before, s.publisher,
           trim(regexp_replace(s.version, '\(.*\)', '')) AS said
    FROM score_history h JOIN scores p ON p.board_id = h.previous_board_id JOIN scores s ON s.board_id = h.board_id
    WHERE h.score_change IS NOT NULL AND h.seats_unclassified = 0
)
SELECT count(*) AS n, arg_min(organisation, score_change) AS organisation, arg_min(body, score_change) AS body,
       arg_min(u0, score_change) AS u0, arg_min(s0, score_change) AS s0, arg_min(m0, score_change) AS m0,
       arg_min(seats_u, score_change) AS u1, arg_min(seats_s, score_change) AS s1, arg_min(seats_m, score_change) AS m1,
       arg_min(said, score_change) AS "when", arg_min(score_before, score_change) AS was,
       arg_min(score_low, score_change) AS "is",
       CASE arg_min(publisher, score_change) WHEN 'press' THEN 'A newspaper is the source.' ELSE '' END AS publisher,
       [arg_min(previous_board_id, score_change), arg_min(board_id, score_change)] AS boards
FROM steps
HAVING min(score_change) < 0
