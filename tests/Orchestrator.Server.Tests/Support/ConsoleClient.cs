using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Server.Tests.Support;

/// <summary>A person at the console: a cookie and the header that our pages send.</summary>
internal sealed class ConsoleClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">The server.</param>
    /// <param name="ours">Whether it sends what our pages send.</param>
    /// <param name="from">An address of its own; see <see cref="OwnPlace"/>.</param>
    public ConsoleClient(Uri address, bool ours = true, string from = "127.0.0.1")
    {
        _http = new HttpClient(OwnPlace.Handler(from)) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        if (ours)
            _http.DefaultRequestHeaders.Add("X-Requested-With", "orchestrator");
    }

    public HttpClient Http => _http;

    public async Task<Answer> GetAsync(string path) =>
        await Answer.ReadAsync(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<Answer> PostAsync(string path, object body) =>
        await Answer.ReadAsync(await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body));

    public async Task<Answer> PutAsync(string path, object body) =>
        await Answer.ReadAsync(await _http.PutAsJsonAsync(new Uri(path, UriKind.Relative), body));

    public async Task<Answer> DeleteAsync(string path) =>
        await Answer.ReadAsync(await _http.DeleteAsync(new Uri(path, UriKind.Relative)));

    public async Task<Answer> SendAsync(HttpRequestMessage request) =>
        await Answer.ReadAsync(await _http.SendAsync(request));

    public async Task<JsonNode> GetOkAsync(string path)
    {
        var answer = await GetAsync(path);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json!;
    }

    public void Dispose() => _http.Dispose();
}
