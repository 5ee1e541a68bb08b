/** What stands in place of a report's page out of which personal data was taken; the newer page has the report. */
export const REDACTED_PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>个人信息已遮盖 · Personal data redacted</title>
<p>此页原有个人信息，已予遮盖；报告的现行内容见其最新页面。</p>
<p lang="en">Personal data was taken out of this page; the report’s newest page shows what stands.</p>
</html>
`;
