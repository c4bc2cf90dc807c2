using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>What people do with the forms of 现在可以办理.</summary>
internal static class Acts
{
    /// <summary>Opens an act's form, fills it, and hands it in; it must be taken.</summary>
    public static async Task DoAsync(this Visitor visitor, string act, Func<ILocator, Task>? fill = null)
    {
        var form = await visitor.OpenActAsync(act);
        if (fill is not null)
            await fill(form);
        await form.HandInAsync();
    }

    /// <summary>Hands a form in; it must be taken.</summary>
    public static async Task HandInAsync(this ILocator form)
    {
        await form.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        var faults = form.Locator(".ant-alert-error, .ant-form-item-explain-error");
        var done = form.Page.Locator(".ant-message-success, .ant-modal-confirm");
        await faults.Or(done).First.WaitForAsync();
        string.Join("\n", await faults.AllInnerTextsAsync()).ShouldBeEmpty();
        var note = form.Page.Locator(".ant-modal-confirm");
        if (await note.IsVisibleAsync())
            await note.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
        await Expect(form.Page.Locator(".ant-message-success")).ToHaveCountAsync(0);
    }

    /// <summary>Opens an act's form.</summary>
    public static async Task<ILocator> OpenActAsync(this Visitor visitor, string act)
    {
        await visitor
            .Page.GetByRole(AriaRole.Region, new() { Name = "现在可以办理" })
            .GetByRole(AriaRole.Button, new() { Name = act, Exact = true })
            .First.ClickAsync();
        var form = visitor.Page.GetByRole(AriaRole.Dialog);
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true })).ToBeVisibleAsync();
        return form;
    }

    /// <summary>Ticks one of the values that a field offers.</summary>
    public static Task TickAsync(this ILocator form, string value) =>
        form.GetByRole(AriaRole.Checkbox, new() { Name = value, Exact = true }).CheckAsync();

    /// <summary>Chooses a value that only one field has.</summary>
    public static Task ChooseAsync(this ILocator form, string value) =>
        form.GetByRole(AriaRole.Radio, new() { Name = value, Exact = true }).CheckAsync();

    /// <summary>Chooses one of the few values of a field.</summary>
    public static Task ChooseAsync(this ILocator form, string label, string value) =>
        form.FieldOf(label).GetByRole(AriaRole.Radio, new() { Name = value, Exact = true }).CheckAsync();

    /// <summary>Looks for one of many in a list that opens, and chooses it.</summary>
    public static async Task PickAsync(this ILocator form, string label, string value)
    {
        var list = form.FieldOf(label).GetByRole(AriaRole.Combobox);
        await list.ClickAsync();
        await list.FillAsync(value);
        await form
            .Page.Locator(".ant-select-dropdown:visible .ant-select-item-option")
            .Filter(new() { HasText = value })
            .First.ClickAsync();
    }

    public static Task FillAsync(this ILocator form, string label, string value) =>
        form.FieldOf(label).Locator("input, textarea").First.FillAsync(value);

    // A field that may be left empty says so in its label.
    private static ILocator FieldOf(this ILocator form, string label) =>
        form.Locator(".ant-form-item", new() { Has = form.Page.Locator($"label[title='{label}']") });
}
