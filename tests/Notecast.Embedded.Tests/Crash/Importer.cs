namespace Notecast.Embedded.Tests.Crash;

/// <summary>Imports notes in batches and says which are acknowledged.</summary>
internal static class Importer
{
    public const int Batches = 40;
    public const int NotesPerBatch = 25;

    public static async Task RunAsync(string folder)
    {
        await using var stack = EmbeddedStack.OpenAsClient(folder, TimeProvider.System);
        for (var batch = 0; batch < Batches; batch++)
        {
            await stack.NoteClient.PutAllAsync([.. Enumerable.Range(0, NotesPerBatch).Select(note => TestData.NewNote($"b{batch}-{note}"))]);
            ChildProcess.Say($"{batch}");
        }
    }
}
