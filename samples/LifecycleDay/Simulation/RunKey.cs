using System.Security.Cryptography;
using System.Text;

namespace LifecycleDay.Simulation;

/// <summary>Names a run: the same seed, inputs, options and version give the same key, and with it the same day.</summary>
internal static class RunKey
{
    internal static string Create(DayOptions options)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(typeof(RunKey).Assembly.GetName().Version!.ToString());
        Add(options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (string file in new[] { options.Contacts, options.Leads, options.Faq, options.Agents })
        {
            if (!File.Exists(file))
            {
                throw new InputException($"{file}: there is no such file.");
            }

            byte[] content = File.ReadAllBytes(file);
            Add(content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }
}
