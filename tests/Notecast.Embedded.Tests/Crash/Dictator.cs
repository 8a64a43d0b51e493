using Notecast.Contracts.Ports;
using Notecast.Domain.Dictations;
using Notecast.Domain.Notes;

namespace Notecast.Embedded.Tests.Crash;

/// <summary>Puts dictations as a client of the data folder, each twice, and says each step that it has done.</summary>
internal static class Dictator
{
    public const int Dictations = 12;

    public static async Task RunAsync(string folder)
    {
        await using var stack = EmbeddedStack.OpenAsClient(folder, TimeProvider.System);
        for (var number = 0; number < Dictations * 2; number++)
        {
            var note = NoteOf(number % Dictations);
            var audio = MiniPipeline.AudioOf(note);
            await stack.Dictations.PutAsync(
                KeyOf(note),
                async (stream, token) =>
                {
                    await stream.WriteAsync(audio.AsMemory(0, audio.Length / 2), token);
                    ChildProcess.Say("half");
                    await stream.WriteAsync(audio.AsMemory(audio.Length / 2), token);
                },
                default);
            ChildProcess.Say(note.NoteId.Text);
        }
    }

    public static NoteKey NoteOf(int number) => TestData.Key($"n{number}");

    public static DictationKey KeyOf(NoteKey note) => new(note, Samples.Hash('a'));
}
