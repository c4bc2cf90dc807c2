namespace Orchestrator.Server.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    private static readonly Dictionary<string, string> ByVerb = new()
    {
        ["calendar"] = """
            calendar add DATE N [--region cn|cn-gx] [--json]
              DATE 之后第 N 个工作日（N 为负则之前），DATE 当日不计。
              The N-th working day after DATE (before it when N is negative); DATE itself is never counted.
              例 e.g.  calendar add 2026-09-28 5        2026-10-10
            """,
        ["validate"] = """
            validate FILE... [--json]
              校验流程定义，逐条列出问题；有错误时退出码为 1。
              Every finding of the definitions; exit code 1 when there is an error.
            """,
        ["plan"] = """
            plan FILE [--set name=value ...] [--json]
              一个年度的全部日期。--set 可给 meeting、reviewEnd、posted、cutoff、document、published，均为日期。
              All dates of a schedule. --set knows meeting, reviewEnd, posted, cutoff, document and published, each a date.
              例 e.g.  plan workflows/tianjin-2024.json --set meeting=2024-12-16
            """,
        ["new-year"] = """
            new-year FILE --year Y -o FILE [--force] [--json]
              将年度安排及其申报流程延续到新年度：逐个给出待确认的日期和理由，新旧并列。
              Rolls a schedule and its application definitions over to a later year: each date is a proposal with
              its reason, old and new side by side.
              例 e.g.  new-year workflows/tianjin-2024.json --year 2025 -o tianjin-2025.json
            """,
        ["read"] = """
            read FILE [--year Y] [-o FOLDER [--force]] [--json]
              读取通知（txt、docx、含文字的 pdf）：逐条列出规则、原文和需要核对之处。读不懂的写明，不猜日期。-o 写出通知文件，
              并起草年度安排和申报流程：列出规则去了哪个环节、未安排的、须决定的。
              Reads an official notice (txt, docx, pdf with text): its rules with the words they come from, and what to check.
              It never guesses a date. -o writes the notice file and drafts its year: a schedule and an application
              definition, with what was placed where, what is open, and what was not placed.
              例 e.g.  read notice.docx --year 2027
            """,
        ["run"] = """
            run FILE... [--input name=value ...] [--flowchart counter|token] [--json]
              导入全部文件，运行最后一个至结束或挂起；延时与定时在虚拟时钟上立即到时。
              Imports all files and runs the last to completion or suspension; delays and timers fire at once on a virtual clock.
            """,
        ["log-verify"] = """
            log-verify [HEAD.json] [--json] [--Database:Provider=… --Database:ConnectionString=… --Data:Folder=… --Security:MasterKey=…]
              核对数据库中的操作日志；给出先前保存的链头时，也能发现末尾被删。设置与服务器相同。
              Checks the operator log in the database; against a head that was kept, a cut at the end shows too.
              The settings are the server's.
            """,
        ["simulate"] = """
            simulate FILE --applications N --seed S [--scenario FILE] [--json]
              在虚拟时钟上演练整个年度，N 名虚拟申报人。
              Plays the whole year on a virtual clock with N synthetic applicants.
            """,
        ["sql"] = """
            sql postgresql|sqlserver
              输出建立全部数据表的脚本，供账户无建表权限时由数据库管理员执行（deploy/sql/）。
              The script that makes all tables, for a database's administrator where the server's account may not (deploy/sql/).
            """,
    };

    private const string General = """
        Orchestrator 职称评审流程编排 / title-review workflows with deadlines

        不带命令：启动服务器  without a verb: serves  (http://localhost:5080)
          --urls URL  --Data:Folder FOLDER  --Database:Provider postgresql|sqlserver  --Database:ConnectionString TEXT
          --Practice:Start DATE

        命令 verbs:
        """;

    private const string Ending = """

        退出码 exit codes: 0 正常 fine, 1 有问题 findings, 2 用法或输入有误 wrong usage or unreadable input
        --json 仅输出一个 JSON 文档 prints exactly one JSON document; --version; --help
        """;

    /// <summary>A verb's own lines; all of them for anything that is no verb.</summary>
    public static string Of(string verb) =>
        ByVerb.GetValueOrDefault(verb)
        ?? General + "\n" + string.Join("\n\n", ByVerb.Values.Select(Indent)) + "\n" + Ending;

    private static string Indent(string text) => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
