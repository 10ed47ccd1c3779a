import { Moon, Sun, SunMoon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton } from '../pieces/button';
import { useText } from '../strings/text';
import { chooseTheme, THEMES, useTheme, type Theme } from './theme';

const ICONS = { light: Sun, dark: Moon, system: SunMoon };

export function ThemeMenu(): ReactNode {
  const text = useText();
  const theme = useTheme();
  const Icon = ICONS[theme];
  return (
    <MenuTrigger>
      <IconButton label={`${text('theme.label')}: ${text(`theme.${theme}`)}`}>
        <Icon size={18} aria-hidden />
      </IconButton>
      <Popover className="popover">
        <Menu
          className="menu"
          selectionMode="single"
          selectedKeys={[theme]}
          onAction={(key) => chooseTheme(key as Theme)}
        >
          {THEMES.map((each) => (
            <MenuItem key={each} id={each} className="menu-item">
              {text(`theme.${each}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
