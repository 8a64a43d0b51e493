using System.Text.Json.Nodes;

namespace Notecast.SampleFunction;

/// <summary>The function's side of the Runtime API, in plain HTTP.</summary>
internal sealed class RuntimeClient(string address) : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/"),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<(string Id, JsonNode Event, JsonObject Headers)> NextAsync()
    {
        using var answer = await _http.GetAsync(new Uri("invocation/next", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        var headers = new JsonObject();
        foreach (var (name, values) in answer.Headers)
        {
            headers[name] = string.Join(',', values);
        }

        return ((string)headers["Lambda-Runtime-Aws-Request-Id"]!, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, headers);
    }

    /// <summary>Posts to a path of the API; returns the answer's status and body.</summary>
    public async Task<string> PostAsync(string path, string body, string? errorType = null)
    {
        using var content = new StringContent(body);
        if (errorType is not null)
        {
            content.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        }

        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    public void Dispose() => _http.Dispose();
}
