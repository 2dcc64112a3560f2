-- sentence: None of the {n} bodies that can be ranked has its seats in thirds. The nearest is the {body} of
--   {organisation}, with {w} worker, {u} user and {s} state seats and {m} outside the thirds: {score:.1f} of 100.
-- caution: The best score that the law lets this body reach is {score_max:.1f}.
WITH ranked AS (
    SELECT l.*, s.seats_w, s.seats_u, s.seats_s, s.seats_m FROM league l JOIN scores s USING (board_id)
    WHERE l.standing = 'ranked'
)
SELECT count(*) AS n, list(board_id ORDER BY board_id) AS boards,
       arg_max(body, score) AS body, arg_max(organisation, score) AS organisation,
       arg_max(seats_w, score) AS w, arg_max(seats_u, score) AS u, arg_max(seats_s, score) AS s,
       arg_max(seats_m, score) AS m, max(score) AS score, arg_max(score_max, score) AS score_max
FROM ranked
HAVING max(score) < 100 AND count(*) > 1
