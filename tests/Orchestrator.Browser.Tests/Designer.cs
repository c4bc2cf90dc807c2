using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>Elsa Studio's editor, list and viewer inside the console, as a person uses them.</summary>
internal sealed class Designer
{
    /// <summary>Palette, canvas and properties side by side.</summary>
    public static readonly ViewportSize Screen = new() { Width = 1500, Height = 900 };

    /// <summary>A whole schedule side by side with its journal.</summary>
    public static readonly ViewportSize Wall = new() { Width = 3000, Height = 1200 };

    private const float LowerEdge = 0.85f;

    private readonly Visitor _visitor;
    private readonly IFrame _frame;

    private Designer(Visitor visitor, IFrame frame) => (_visitor, _frame) = (visitor, frame);

    public IFrame Frame => _frame;

    /// <summary>The table on the screen: of definitions, of instances or of versions.</summary>
    public StudioList List => new(_frame);

    /// <summary>The activities on the canvas.</summary>
    public ILocator Nodes => _frame.Locator(".x6-node");

    /// <summary>Studio's red bar.</summary>
    public ILocator ErrorBar => _frame.Locator("#blazor-error-ui");

    /// <summary>Waits until the designer is there, with whatever it shows.</summary>
    public static async Task<Designer> OpenAsync(Visitor visitor)
    {
        var inside = visitor.Page.Locator("iframe");
        await inside.WaitForAsync();
        var frame = (await (await inside.ElementHandleAsync()).ContentFrameAsync())!;
        await Expect(frame.Locator("#studio-loading")).ToHaveCountAsync(0);
        return new Designer(visitor, frame);
    }

    /// <summary>The node that carries a text.</summary>
    public ILocator Node(string text) => Nodes.Filter(new() { HasText = text }).First;

    /// <summary>The containers from the definition down to the one on the canvas.</summary>
    public ILocator Path => _frame.Locator(".mud-breadcrumbs");

    /// <summary>Lines of the viewer's journal about an activity.</summary>
    public ILocator JournalLine(string activity) =>
        _frame.Locator(".mud-timeline-item").Filter(new() { HasText = activity }).First;

    /// <summary>The journal shows the events of the container on the canvas until it is asked for all.</summary>
    public Task ShowWholeJournalAsync() => _frame.GetByTitle("显示全部事件").ClickAsync();

    /// <summary>
    /// Opens the container in which a line of the viewer's journal happened. A viewer that is still loading goes back to the top
    /// when it has the drawing, whatever was opened meanwhile: who sees that clicks again.
    /// </summary>
    /// <param name="activity">The activity of the line.</param>
    /// <param name="nodes">How many activities the container holds, other than the one on the canvas.</param>
    public async Task OpenFromJournalAsync(string activity, int nodes)
    {
        await JournalLine(activity).ClickAsync();
        try
        {
            await Expect(Path).ToBeVisibleAsync(new() { Timeout = Visitor.Patience / 4 });
            await Expect(Nodes).ToHaveCountAsync(nodes, new() { Timeout = Visitor.Patience / 4 });
        }
        catch (PlaywrightException)
        {
            await JournalLine(activity).ClickAsync();
            await Expect(Nodes).ToHaveCountAsync(nodes);
        }
    }

    /// <summary>Moves and shrinks the drawing into the canvas, as far as it may shrink.</summary>
    public Task FitAsync() => _frame.Locator(".mud-toolbar .mud-tooltip-root button").First.ClickAsync();

    /// <summary>Selects a node; its inputs appear below.</summary>
    public async Task SelectAsync(string text) =>
        await Node(text)
            .ClickAsync(
                new()
                {
                    Position = new() { X = 60, Y = 20 },
                }
            );

    /// <summary>Drags an activity of the palette onto the canvas; it is selected then. Gives its id.</summary>
    public async Task<string> DropAsync(string category, string activity, float x, float y)
    {
        var before = await Nodes.CountAsync();
        await _frame.Locator(".mud-expand-panel").Filter(new() { HasText = category }).First.ClickAsync();
        var source = _frame.Locator("[draggable=true]").Filter(new() { HasText = activity }).First;
        await source.ScrollIntoViewIfNeededAsync();
        await source.DragToAsync(
            _frame.Locator(".x6-graph").First,
            new()
            {
                TargetPosition = new() { X = x, Y = y },
            }
        );
        await Expect(Nodes).ToHaveCountAsync(before + 1);
        return (await Nodes.Nth(before).GetAttributeAsync("data-cell-id"))!;
    }

    /// <summary>Draws an arrow from a port to a node.</summary>
    public async Task ConnectAsync(string fromId, string port, string toId)
    {
        // What is selected lies under a frame that catches the mouse.
        await _frame
            .Locator(".x6-graph")
            .First.ClickAsync(
                new()
                {
                    Position = new() { X = 400, Y = 290 },
                }
            );
        var source = _frame.Locator($"[data-cell-id='{fromId}'] [port='{port}']").First;
        var target = _frame.Locator($"[data-cell-id='{toId}'] [port='In']").First;
        // A port's middle may lie under an arrow that is there already, which would be taken instead: its lower edge
        // does not. Places are read once the panel below has gone and the drawing stands still.
        var at = (await source.BoundingBoxAsync())!;
        await source.HoverAsync(
            new()
            {
                Position = new() { X = at.Width / 2, Y = at.Height * LowerEdge },
            }
        );
        var (from, to) = ((await source.BoundingBoxAsync())!, (await target.BoundingBoxAsync())!);
        var mouse = _visitor.Page.Mouse;
        await mouse.DownAsync();
        await mouse.MoveAsync(from.X + 20, from.Y - 20, new() { Steps = 5 });
        await mouse.MoveAsync(to.X + (to.Width / 2), to.Y + (to.Height * LowerEdge), new() { Steps = 12 });
        await mouse.UpAsync();
    }

    /// <summary>Chooses in a drop-down of the selected activity.</summary>
    public Task<int> ChooseAsync(string label, string option) =>
        SavedAsync(async () =>
        {
            var select = _frame.Locator(".mud-input-control.mud-select-extended", new() { Has = Label(label) }).First;
            await select.Locator(".mud-input-slot").First.ClickAsync();
            await _frame
                .Locator(".mud-popover-open [role=option]")
                .Filter(new() { HasText = option })
                .First.ClickAsync();
        });

    /// <summary>Chooses how the first input of the selected activity is written: fixed, a variable, a script.</summary>
    public async Task ChooseSyntaxAsync(string syntax)
    {
        await _frame.Locator(".rz-splitter-vertical .mud-tab-panel .mud-menu button:visible").First.ClickAsync();
        await _frame.Locator(".mud-popover-open").GetByText(syntax, new() { Exact = true }).ClickAsync();
    }

    /// <summary>A clause's boxes in the check lists of the selected activity.</summary>
    public ILocator Clause(string id) => _frame.Locator("label.mud-checkbox").Filter(new() { HasText = id + " " });

    /// <summary>Types into an input of the selected activity and waits for the save that follows; its HTTP status.</summary>
    public Task<int> TypeAsync(string label, string text) =>
        SavedAsync(async () =>
        {
            var input = _frame
                .Locator(".mud-input-control", new() { Has = Label(label) })
                .Locator("input, textarea")
                .First;
            await input.FillAsync(text);
            await input.PressAsync("Tab");
        });

    /// <summary>Adds a line to an input of several texts of the selected activity; the save's HTTP status.</summary>
    public Task<int> AddLineAsync(string label, string text) =>
        SavedAsync(async () =>
        {
            var input = _frame.Locator(".mud-input-control", new() { Has = Label(label) }).Locator("input").First;
            await input.FillAsync(text);
            await input.PressAsync("Enter");
        });

    /// <summary>Ticks or unticks a box of the selected activity; the save's HTTP status.</summary>
    public Task<int> TickAsync(string label) =>
        SavedAsync(() => _frame.Locator("label.mud-checkbox").Filter(new() { HasText = label }).First.ClickAsync());

    /// <summary>Does something that saves the draft; the save's HTTP status.</summary>
    public async Task<int> SavedAsync(Func<Task> act) =>
        (
            await _visitor.Page.RunAndWaitForResponseAsync(act, response =>
                response.Request.Method == "POST"
                && response.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal)
            )
        ).Status;

    /// <summary>
    /// Does something that Studio tells the server by a POST; waits until it has answered. A click that Studio loses
    /// while it draws a row anew is made once more, as a person does.
    /// </summary>
    public async Task SentAsync(Func<Task> act, string path)
    {
        IRequest request;
        try
        {
            request = await AskedAsync(Visitor.Patience / 4);
        }
        catch (TimeoutException)
        {
            await _visitor.Page.Keyboard.PressAsync("Escape");
            request = await AskedAsync(Visitor.Patience);
        }

        (await request.ResponseAsync()).ShouldNotBeNull();

        Task<IRequest> AskedAsync(float timeout) =>
            _visitor.Page.RunAndWaitForRequestAsync(
                act,
                asked => asked.Method == "POST" && asked.Url.EndsWith("/elsa/api/" + path, StringComparison.Ordinal),
                new() { Timeout = timeout }
            );
    }

    /// <summary>Opens one of the panels beside or below the canvas.</summary>
    public Task OpenTabAsync(string name) =>
        _frame.Locator(".mud-tab").Filter(new() { HasText = name }).First.DispatchEventAsync("click");

    /// <summary>The toolbar's buttons have pictures only: save is the one in the badge, publish is blue, run is green.</summary>
    public Task<int> SaveAsync() => SavedAsync(() => _frame.Locator(".elsa-toolbar-icon button").First.ClickAsync());

    public Task<int> PublishAsync() =>
        SavedAsync(() => _frame.Locator(".mud-button-group-root button.mud-primary-text").First.ClickAsync());

    public Task RunAsync() => _frame.Locator("button.mud-success-text").First.ClickAsync();

    /// <summary>Chooses in the menu beside the publish button.</summary>
    public async Task OpenMenuAsync(string item)
    {
        await _frame.Locator(".mud-button-group-root .mud-menu button").Last.ClickAsync();
        await _frame.Locator(".mud-popover-open").GetByText(item, new() { Exact = true }).ClickAsync();
    }

    /// <summary>Our own message in a corner.</summary>
    public ILocator Message(string text) => _frame.Locator(".studio-toast").Filter(new() { HasText = text }).First;

    public async Task ShouldShowNoErrorBarAsync() => await Expect(ErrorBar).ToBeHiddenAsync();

    private ILocator Label(string label) =>
        _frame.Locator("label", new() { HasTextRegex = new Regex($"^{Regex.Escape(label)}$") });
}
