-- sentence: It turns on one reading. If public governors, elected by a membership that anybody may join, were not
--   counted as users, the best of the {n} councils of governors that can be ranked would score {strict:.1f} and not {best:.1f}.
-- caution: The reading is a choice of this project, declared in the methodology.
SELECT count(*) AS n, max(scores.score) AS best, max(scores.score_user_strict) AS strict,
       list(board_id ORDER BY board_id) AS boards
FROM league JOIN scores USING (board_id)
WHERE standing = 'ranked' AND kind = 'council of governors' AND scores.score_user_strict IS NOT NULL
HAVING max(scores.score) - max(scores.score_user_strict) >= 20
