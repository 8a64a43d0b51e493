using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>A voice of the service.</summary>
public class VoiceId : ConstantClass
{
    /// <summary>The voice Aditi.</summary>
    public static readonly VoiceId Aditi = new("Aditi");

    /// <summary>The voice Adriano.</summary>
    public static readonly VoiceId Adriano = new("Adriano");

    /// <summary>The voice Ambre.</summary>
    public static readonly VoiceId Ambre = new("Ambre");

    /// <summary>The voice Amy.</summary>
    public static readonly VoiceId Amy = new("Amy");

    /// <summary>The voice Andres.</summary>
    public static readonly VoiceId Andres = new("Andres");

    /// <summary>The voice Aria.</summary>
    public static readonly VoiceId Aria = new("Aria");

    /// <summary>The voice Arlet.</summary>
    public static readonly VoiceId Arlet = new("Arlet");

    /// <summary>The voice Arthur.</summary>
    public static readonly VoiceId Arthur = new("Arthur");

    /// <summary>The voice Astrid.</summary>
    public static readonly VoiceId Astrid = new("Astrid");

    /// <summary>The voice Ayanda.</summary>
    public static readonly VoiceId Ayanda = new("Ayanda");

    /// <summary>The voice Beatrice.</summary>
    public static readonly VoiceId Beatrice = new("Beatrice");

    /// <summary>The voice Bianca.</summary>
    public static readonly VoiceId Bianca = new("Bianca");

    /// <summary>The voice Brian.</summary>
    public static readonly VoiceId Brian = new("Brian");

    /// <summary>The voice Burcu.</summary>
    public static readonly VoiceId Burcu = new("Burcu");

    /// <summary>The voice Camila.</summary>
    public static readonly VoiceId Camila = new("Camila");

    /// <summary>The voice Carla.</summary>
    public static readonly VoiceId Carla = new("Carla");

    /// <summary>The voice Carmen.</summary>
    public static readonly VoiceId Carmen = new("Carmen");

    /// <summary>The voice Celine.</summary>
    public static readonly VoiceId Celine = new("Celine");

    /// <summary>The voice Chantal.</summary>
    public static readonly VoiceId Chantal = new("Chantal");

    /// <summary>The voice Conchita.</summary>
    public static readonly VoiceId Conchita = new("Conchita");

    /// <summary>The voice Cristiano.</summary>
    public static readonly VoiceId Cristiano = new("Cristiano");

    /// <summary>The voice Daniel.</summary>
    public static readonly VoiceId Daniel = new("Daniel");

    /// <summary>The voice Danielle.</summary>
    public static readonly VoiceId Danielle = new("Danielle");

    /// <summary>The voice Dora.</summary>
    public static readonly VoiceId Dora = new("Dora");

    /// <summary>The voice Elin.</summary>
    public static readonly VoiceId Elin = new("Elin");

    /// <summary>The voice Emma.</summary>
    public static readonly VoiceId Emma = new("Emma");

    /// <summary>The voice Enrique.</summary>
    public static readonly VoiceId Enrique = new("Enrique");

    /// <summary>The voice Ewa.</summary>
    public static readonly VoiceId Ewa = new("Ewa");

    /// <summary>The voice Filiz.</summary>
    public static readonly VoiceId Filiz = new("Filiz");

    /// <summary>The voice Florian.</summary>
    public static readonly VoiceId Florian = new("Florian");

    /// <summary>The voice Gabrielle.</summary>
    public static readonly VoiceId Gabrielle = new("Gabrielle");

    /// <summary>The voice Geraint.</summary>
    public static readonly VoiceId Geraint = new("Geraint");

    /// <summary>The voice Giorgio.</summary>
    public static readonly VoiceId Giorgio = new("Giorgio");

    /// <summary>The voice Gregory.</summary>
    public static readonly VoiceId Gregory = new("Gregory");

    /// <summary>The voice Gwyneth.</summary>
    public static readonly VoiceId Gwyneth = new("Gwyneth");

    /// <summary>The voice Hala.</summary>
    public static readonly VoiceId Hala = new("Hala");

    /// <summary>The voice Hannah.</summary>
    public static readonly VoiceId Hannah = new("Hannah");

    /// <summary>The voice Hans.</summary>
    public static readonly VoiceId Hans = new("Hans");

    /// <summary>The voice Hiujin.</summary>
    public static readonly VoiceId Hiujin = new("Hiujin");

    /// <summary>The voice Ida.</summary>
    public static readonly VoiceId Ida = new("Ida");

    /// <summary>The voice Ines.</summary>
    public static readonly VoiceId Ines = new("Ines");

    /// <summary>The voice Isabelle.</summary>
    public static readonly VoiceId Isabelle = new("Isabelle");

    /// <summary>The voice Ivy.</summary>
    public static readonly VoiceId Ivy = new("Ivy");

    /// <summary>The voice Jacek.</summary>
    public static readonly VoiceId Jacek = new("Jacek");

    /// <summary>The voice Jan.</summary>
    public static readonly VoiceId Jan = new("Jan");

    /// <summary>The voice Jasmine.</summary>
    public static readonly VoiceId Jasmine = new("Jasmine");

    /// <summary>The voice Jihye.</summary>
    public static readonly VoiceId Jihye = new("Jihye");

    /// <summary>The voice Jitka.</summary>
    public static readonly VoiceId Jitka = new("Jitka");

    /// <summary>The voice Joanna.</summary>
    public static readonly VoiceId Joanna = new("Joanna");

    /// <summary>The voice Joey.</summary>
    public static readonly VoiceId Joey = new("Joey");

    /// <summary>The voice Justin.</summary>
    public static readonly VoiceId Justin = new("Justin");

    /// <summary>The voice Kajal.</summary>
    public static readonly VoiceId Kajal = new("Kajal");

    /// <summary>The voice Karl.</summary>
    public static readonly VoiceId Karl = new("Karl");

    /// <summary>The voice Kazuha.</summary>
    public static readonly VoiceId Kazuha = new("Kazuha");

    /// <summary>The voice Kendra.</summary>
    public static readonly VoiceId Kendra = new("Kendra");

    /// <summary>The voice Kevin.</summary>
    public static readonly VoiceId Kevin = new("Kevin");

    /// <summary>The voice Kimberly.</summary>
    public static readonly VoiceId Kimberly = new("Kimberly");

    /// <summary>The voice Laura.</summary>
    public static readonly VoiceId Laura = new("Laura");

    /// <summary>The voice Lea.</summary>
    public static readonly VoiceId Lea = new("Lea");

    /// <summary>The voice Lennart.</summary>
    public static readonly VoiceId Lennart = new("Lennart");

    /// <summary>The voice Liam.</summary>
    public static readonly VoiceId Liam = new("Liam");

    /// <summary>The voice Lisa.</summary>
    public static readonly VoiceId Lisa = new("Lisa");

    /// <summary>The voice Liv.</summary>
    public static readonly VoiceId Liv = new("Liv");

    /// <summary>The voice Lorenzo.</summary>
    public static readonly VoiceId Lorenzo = new("Lorenzo");

    /// <summary>The voice Lotte.</summary>
    public static readonly VoiceId Lotte = new("Lotte");

    /// <summary>The voice Lucia.</summary>
    public static readonly VoiceId Lucia = new("Lucia");

    /// <summary>The voice Lupe.</summary>
    public static readonly VoiceId Lupe = new("Lupe");

    /// <summary>The voice Mads.</summary>
    public static readonly VoiceId Mads = new("Mads");

    /// <summary>The voice Maja.</summary>
    public static readonly VoiceId Maja = new("Maja");

    /// <summary>The voice Marlene.</summary>
    public static readonly VoiceId Marlene = new("Marlene");

    /// <summary>The voice Mathieu.</summary>
    public static readonly VoiceId Mathieu = new("Mathieu");

    /// <summary>The voice Matthew.</summary>
    public static readonly VoiceId Matthew = new("Matthew");

    /// <summary>The voice Maxim.</summary>
    public static readonly VoiceId Maxim = new("Maxim");

    /// <summary>The voice Mia.</summary>
    public static readonly VoiceId Mia = new("Mia");

    /// <summary>The voice Miguel.</summary>
    public static readonly VoiceId Miguel = new("Miguel");

    /// <summary>The voice Mizuki.</summary>
    public static readonly VoiceId Mizuki = new("Mizuki");

    /// <summary>The voice Naja.</summary>
    public static readonly VoiceId Naja = new("Naja");

    /// <summary>The voice Niamh.</summary>
    public static readonly VoiceId Niamh = new("Niamh");

    /// <summary>The voice Nicole.</summary>
    public static readonly VoiceId Nicole = new("Nicole");

    /// <summary>The voice Ola.</summary>
    public static readonly VoiceId Ola = new("Ola");

    /// <summary>The voice Olivia.</summary>
    public static readonly VoiceId Olivia = new("Olivia");

    /// <summary>The voice Pedro.</summary>
    public static readonly VoiceId Pedro = new("Pedro");

    /// <summary>The voice Penelope.</summary>
    public static readonly VoiceId Penelope = new("Penelope");

    /// <summary>The voice Raveena.</summary>
    public static readonly VoiceId Raveena = new("Raveena");

    /// <summary>The voice Remi.</summary>
    public static readonly VoiceId Remi = new("Remi");

    /// <summary>The voice Ricardo.</summary>
    public static readonly VoiceId Ricardo = new("Ricardo");

    /// <summary>The voice Ruben.</summary>
    public static readonly VoiceId Ruben = new("Ruben");

    /// <summary>The voice Russell.</summary>
    public static readonly VoiceId Russell = new("Russell");

    /// <summary>The voice Ruth.</summary>
    public static readonly VoiceId Ruth = new("Ruth");

    /// <summary>The voice Sabrina.</summary>
    public static readonly VoiceId Sabrina = new("Sabrina");

    /// <summary>The voice Salli.</summary>
    public static readonly VoiceId Salli = new("Salli");

    /// <summary>The voice Seoyeon.</summary>
    public static readonly VoiceId Seoyeon = new("Seoyeon");

    /// <summary>The voice Sergio.</summary>
    public static readonly VoiceId Sergio = new("Sergio");

    /// <summary>The voice Sofie.</summary>
    public static readonly VoiceId Sofie = new("Sofie");

    /// <summary>The voice Stephen.</summary>
    public static readonly VoiceId Stephen = new("Stephen");

    /// <summary>The voice Suvi.</summary>
    public static readonly VoiceId Suvi = new("Suvi");

    /// <summary>The voice Takumi.</summary>
    public static readonly VoiceId Takumi = new("Takumi");

    /// <summary>The voice Tatyana.</summary>
    public static readonly VoiceId Tatyana = new("Tatyana");

    /// <summary>The voice Thiago.</summary>
    public static readonly VoiceId Thiago = new("Thiago");

    /// <summary>The voice Tiffany.</summary>
    public static readonly VoiceId Tiffany = new("Tiffany");

    /// <summary>The voice Tomoko.</summary>
    public static readonly VoiceId Tomoko = new("Tomoko");

    /// <summary>The voice Vicki.</summary>
    public static readonly VoiceId Vicki = new("Vicki");

    /// <summary>The voice Vitoria.</summary>
    public static readonly VoiceId Vitoria = new("Vitoria");

    /// <summary>The voice Zayd.</summary>
    public static readonly VoiceId Zayd = new("Zayd");

    /// <summary>The voice Zeina.</summary>
    public static readonly VoiceId Zeina = new("Zeina");

    /// <summary>The voice Zhiyu.</summary>
    public static readonly VoiceId Zhiyu = new("Zhiyu");

    /// <summary>A value that may be newer than this list.</summary>
    /// <param name="value">The value on the wire.</param>
    public VoiceId(string value)
        : base(value)
    {
    }

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <returns>It.</returns>
    public static VoiceId FindValue(string value) => FindValue<VoiceId>(value);

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    public static implicit operator VoiceId(string value) => FindValue(value);
}
