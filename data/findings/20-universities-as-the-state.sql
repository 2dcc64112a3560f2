-- sentence: If universities and colleges were counted as the state, {n} of the {ranked} bodies that can be ranked would
--   score more, at most by {most:.1f} points ({organisation}, from {was:.1f} to {as_state:.1f}).
-- caution: The reading is a choice of this project, declared in the methodology.
WITH ranked AS (
    SELECT scores.*, score_education_as_state - scores.score AS more FROM league JOIN scores USING (board_id)
    WHERE standing = 'ranked' AND score_education_as_state IS NOT NULL
)
SELECT count(*) FILTER (more > 0) AS n, count(*) AS ranked, max(more) AS most,
       arg_max(organisation, more) AS organisation, arg_max(score, more) AS was,
       arg_max(score_education_as_state, more) AS as_state,
       list(board_id ORDER BY board_id) FILTER (more > 0) AS boards
FROM ranked
HAVING count(*) FILTER (more > 0) > 0
