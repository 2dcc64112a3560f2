-- sentence: The council of a foundation trust holds {held} of the five powers over its board: it appoints the chair,
--   appoints and removes non-executives and approves the chief executive, and does not approve the strategy. {n} such
--   councils are in this release, {n_ranked} of them ranked.
-- caution: By the NHS Act 2006, Sch. 7. Not compared with the wording in force or with the Health Bill of 2026.
SELECT any_value(council_leverage) AS held, count(*) AS n, count(electing_score) AS n_ranked,
       list(electing_board_id ORDER BY electing_board_id) AS boards
FROM tiers JOIN organisations o USING (org_id)
WHERE o.family = 'nhs_foundation_trust' AND electing_board_id IS NOT NULL
  AND powers_held = 'appoints the chair; appoints non-executives; removes non-executives; approves the chief executive'
HAVING count(*) > 1
