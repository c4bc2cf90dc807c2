using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests;

/// <summary>A table of Elsa Studio's with a menu at each row and one for the rows that are ticked.</summary>
internal sealed class StudioList(IFrame frame)
{
    public ILocator Rows => frame.Locator("tbody tr");

    /// <summary>The question that is asked before anything is deleted or cancelled.</summary>
    public ILocator Dialog => frame.Locator(".mud-dialog");

    public ILocator Row(string text) => Rows.Filter(new() { HasText = text });

    /// <summary>Types what to look for.</summary>
    public async Task SearchAsync(string placeholder, string text)
    {
        var input = frame.GetByPlaceholder(placeholder);
        await input.FillAsync(text);
        await input.PressAsync("Enter");
    }

    public async Task TickAsync(params IReadOnlyList<string> rows)
    {
        foreach (var row in rows)
            await Row(row).Locator("input[type=checkbox]").CheckAsync();
    }

    /// <summary>Chooses in the menu of one row.</summary>
    public async Task ChooseAsync(ILocator row, string item)
    {
        await row.Locator("button").Last.ClickAsync();
        await ItemAsync(item);
    }

    /// <summary>Chooses in the menu for the ticked rows.</summary>
    public async Task ChooseForTickedAsync(string item)
    {
        await frame.GetByRole(AriaRole.Button, new() { Name = "批量操作" }).ClickAsync();
        await ItemAsync(item);
    }

    /// <summary>Answers the question with yes.</summary>
    public async Task ConfirmAsync()
    {
        await Dialog.Locator("button").Last.ClickAsync();
        await Assertions.Expect(Dialog).ToHaveCountAsync(0);
    }

    /// <summary>Studio's own short message.</summary>
    public ILocator Snackbar(string text) => frame.Locator(".mud-snackbar").Filter(new() { HasText = text }).First;

    private Task ItemAsync(string item) =>
        frame.Locator(".mud-popover-open").GetByText(item, new() { Exact = true }).ClickAsync();
}
