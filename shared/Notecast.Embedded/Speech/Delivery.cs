using System.Text;

namespace Notecast.Embedded.Speech;

/// <summary>How words are said, as factors of the voice's own way.</summary>
/// <param name="Rate">Speed.</param>
/// <param name="Pitch">Frequency.</param>
/// <param name="Volume">Amplitude.</param>
/// <param name="Reading">Whether words are read as such.</param>
internal readonly record struct Delivery(double Rate, double Pitch, double Volume, Reading Reading)
{
    private const char Command = '\x01';
    private const int WordsAMinute = 175;
    private const int PitchMiddle = 50;

    // eSpeak NG's pitch scale of 0 to 99 is not linear; near its middle this many steps double the frequency.
    private const int PitchSteps = 75;
    private const int FullVolume = 100;

    /// <summary>The voice's own way.</summary>
    public static Delivery Plain { get; } = new(1, 1, 1, Reading.Words);

    /// <summary>
    /// Appends eSpeak NG's embedded commands that change from <paramref name="previous"/> to this.
    /// Source: eSpeak NG, docs/markup.md and the ranges of its options -s, -p and -a.
    /// </summary>
    public void AppendChange(StringBuilder text, Delivery previous)
    {
        if (Rate != previous.Rate)
        {
            text.Append(Command).Append(Scale(WordsAMinute * Rate, 80, 450)).Append("S ");
        }

        if (Pitch != previous.Pitch)
        {
            text.Append(Command).Append(Scale(PitchMiddle + ((Pitch - 1) * PitchSteps), 0, 99)).Append("P ");
        }

        if (Volume != previous.Volume)
        {
            text.Append(Command).Append(Scale(FullVolume * Volume, 0, 200)).Append("A ");
        }

        if (Reading != previous.Reading)
        {
            text.Append(Command).Append((int)Reading).Append("Y ");
        }
    }

    private static int Scale(double value, int lowest, int highest) => (int)Math.Round(Math.Clamp(value, lowest, highest));
}
