using CustomerLifecycle.Events;

namespace CustomerLifecycle.Abstractions.Tests.Events;

public sealed class EventDeliveryTests
{
    private static readonly EventDelivery First = new() { Event = new EventId("e"), Handler = "h", Attempt = 1 };

    [Fact]
    public void The_key_of_an_effect_does_not_depend_on_the_attempt() => Assert.Equal(First.EffectKey("mail"), (First with { Attempt = 7 }).EffectKey("mail"));

    [Fact]
    public void Events_handlers_and_effects_have_keys_of_their_own()
    {
        string[] keys = [First.EffectKey(), First.EffectKey("mail"), (First with { Event = new EventId("f") }).EffectKey(), (First with { Handler = "i" }).EffectKey()];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }
}
