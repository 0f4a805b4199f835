/* Prints what Windows shows among the properties of the file that is named. */

#include <windows.h>

#include <stdio.h>
#include <stdlib.h>

static const char *const names[] = { "CompanyName", "FileDescription", "FileVersion", "LegalCopyright",
                                     "OriginalFilename", "ProductName", "ProductVersion" };

int main(int argc, char **argv)
{
    DWORD size = argc == 2 ? GetFileVersionInfoSizeA(argv[1], NULL) : 0;
    void *properties = malloc(size);
    VS_FIXEDFILEINFO *numbers;
    UINT length;
    size_t i;
    if (size == 0 || !GetFileVersionInfoA(argv[1], 0, size, properties) ||
        !VerQueryValueA(properties, "\\", (void **)&numbers, &length)) {
        printf("no properties\n");
        return 1;
    }
    printf("%d.%d.%d.%d\n", HIWORD(numbers->dwFileVersionMS), LOWORD(numbers->dwFileVersionMS),
           HIWORD(numbers->dwFileVersionLS), LOWORD(numbers->dwFileVersionLS));
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        char path[80];
        char *value;
        snprintf(path, sizeof path, "\\StringFileInfo\\040904b0\\%s", names[i]);
        if (VerQueryValueA(properties, path, (void **)&value, &length)) {
            printf("%s: %s\n", names[i], value);
        }
    }
    free(properties);
    return 0;
}
