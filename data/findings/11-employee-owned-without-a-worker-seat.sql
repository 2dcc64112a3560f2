-- sentence: Of the organisations on record as owned by their employees, {n:has|have} a board that can be ranked:
--   {names}. None of {n:~its|their} {seats} filled seats is published as a worker's.
-- caution: Owning is not sitting: shares give votes at a general meeting. {open:seat is|seats are} published without a
--   word on whom {open:~its holder answers|their holders answer} to.
SELECT count(*) AS n, list(format('{} ({})', scores.organisation, coalesce(scores.as_at, 'undated')) ORDER BY scores.organisation) AS names,
       CAST(sum(seats_voting) AS BIGINT) AS seats, CAST(sum(seats_unclassified) AS BIGINT) AS open,
       list(board_id ORDER BY board_id) AS boards
FROM league JOIN scores USING (board_id) JOIN organisations o ON o.org_id = league.org_id
WHERE standing = 'ranked' AND tier = 'governing' AND regexp_matches(lower(o.note), '(employee|staff)[- ]owned')
HAVING max(seats_w) = 0 AND count(*) > 0
