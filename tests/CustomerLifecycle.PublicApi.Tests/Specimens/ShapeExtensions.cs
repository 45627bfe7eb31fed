namespace CustomerLifecycle.PublicApi.Specimens;

public static class ShapeExtensions
{
    public static T Turn<T>(this T shape, double degrees = 90)
        where T : Shape => degrees > 0 ? shape : throw new ArgumentOutOfRangeException(nameof(degrees));
}
