// The page is Chinese; without a culture's data .NET cannot say so itself.
document.documentElement.lang = 'zh-CN';
if (window.Hangfire && window.Hangfire.config) window.Hangfire.config.locale = 'zh-cn';
