using Notecast.Cli.Hosting;
using Notecast.Cli.Up;
using Notecast.Embedded.Speech;

namespace Notecast.Cli.Tests;

public sealed class SpeechChoiceTests
{
    [Fact]
    public void A_missing_program_is_named_with_the_command_that_installs_it()
    {
        var options = new EspeakOptions { EspeakProgram = "no-such-espeak", LameProgram = "no-such-lame" };
        var refused = Assert.Throws<CommandException>(() => SpeechChoice.Create(SpeechChoice.Espeak, options, TimeProvider.System));
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("no-such-espeak and no-such-lame are missing", refused.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install espeak-ng lame", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_needs_no_programs()
    {
        var options = new EspeakOptions { EspeakProgram = "no-such-espeak", LameProgram = "no-such-lame" };
        Assert.IsType<SilentSynthesizer>(SpeechChoice.Create(SpeechChoice.Silent, options, TimeProvider.System));
    }
}
