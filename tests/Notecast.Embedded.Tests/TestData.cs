using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Notecast.Domain.Notes;

namespace Notecast.Embedded.Tests;

/// <summary>A data folder of its own for a test, with a pipeline that is open on it and a clock that only the test moves.</summary>
public sealed class TestData : IAsyncDisposable
{
    private readonly Lock _opening = new();
    private EmbeddedStack? _stack;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"notecast-{Guid.NewGuid():N}");

    public string DatabaseFile => Path.Combine(Folder, "notecast.db");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));

    public EmbeddedStack Stack
    {
        get
        {
            lock (_opening)
            {
                return _stack ??= EmbeddedStack.OpenAsPipeline(Folder, Time);
            }
        }
    }

    /// <summary>Closes the pipeline and opens it again.</summary>
    public async Task<EmbeddedStack> RestartAsync()
    {
        await CloseAsync();
        return Stack;
    }

    public async Task CloseAsync()
    {
        if (_stack is not null)
        {
            await _stack.DisposeAsync();
            _stack = null;
        }
    }

    /// <summary>Runs SQL as another program would.</summary>
    public void Execute(string sql)
    {
        _ = Stack;
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All files of the data folder below one of its folders, as paths below that.</summary>
    public string[] FilesIn(string folder)
    {
        var root = Path.Combine(Folder, folder);
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    public static NoteKey Key(string note = "n1", string user = "me") => new(user, NoteId.FromString(note));

    public static Note NewNote(string note, string text = "Hello", string user = "me") => new(Key(note, user), new NoteAttributes { Text = text });
}
