-- sentence: Councils hold a majority of the seats on {n} of the {ranked} boards of leisure, library and culture bodies
--   that can be ranked: {names}.
-- caution: Councillors and officers on such a board act in law for the trust or company, not for the council.
SELECT count(*) FILTER (controlling_bloc = 'state') AS n, count(*) AS ranked,
       list(format('{} ({} of {})', scores.organisation, seats_s, seats_voting) ORDER BY scores.organisation)
           FILTER (controlling_bloc = 'state') AS names,
       list(board_id ORDER BY board_id) FILTER (controlling_bloc = 'state') AS boards
FROM league JOIN scores USING (board_id)
WHERE standing = 'ranked' AND tier = 'governing' AND sector IN ('leisure', 'libraries & culture')
HAVING count(*) FILTER (controlling_bloc = 'state') > 0 AND count(*) > 2
