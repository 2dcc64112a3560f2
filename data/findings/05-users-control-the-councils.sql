-- sentence: Users hold a majority on each of the {n} councils of governors that can be ranked. An Act asks for an
--   elected majority from outside the staff, so that the best lawful score of these councils is {low:.1f} to {high:.1f}.
-- caution: The ceiling ({ceilings}) is our reading of the Act, not yet compared with the law in force.
SELECT count(*) AS n, min(scores.score_max) AS low, max(scores.score_max) AS high,
       list(DISTINCT scores.ceiling) AS ceilings, list(board_id ORDER BY board_id) AS boards
FROM league JOIN scores USING (board_id)
WHERE standing = 'ranked' AND kind = 'council of governors' AND scores.ceiling IS NOT NULL
HAVING bool_and(controlling_bloc = 'user') AND count(*) > 1
