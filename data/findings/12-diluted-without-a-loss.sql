-- sentence: Between {since} and {until} no third of the {body} of {organisation} lost a seat, and its score fell from
--   {was:.1f} to {is:.1f}: seats outside the thirds went from {before} to {after}.
-- caution: A new seat outside the thirds makes every third smaller; who sits in it is not what is measured.
WITH steps AS (
    SELECT h.*, p.seats_m AS seats_m_before, p.score_low AS score_before
    FROM score_history h JOIN scores p ON p.board_id = h.previous_board_id
    WHERE h.score_change < 0 AND h.shrank = 'none' AND h.grew = 'management'
)
SELECT arg_min(organisation, score_change) AS organisation, arg_min(body, score_change) AS body,
       arg_min(previous_as_at, score_change) AS since, arg_min(as_at, score_change) AS until,
       arg_min(score_before, score_change) AS was, arg_min(score_low, score_change) AS "is",
       arg_min(seats_m_before, score_change) AS before, arg_min(seats_m, score_change) AS after,
       [arg_min(previous_board_id, score_change), arg_min(board_id, score_change)] AS boards
FROM steps
HAVING count(*) > 0
